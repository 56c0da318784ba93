/// Where models come from: the embedded one, a folder, the Hugging Face cache, or a download into that cache.
/// Everything resolves to plain files; reading them is the model package's duty.
@NullMarked
package org.spinoscope.checkpoint;

import org.jspecify.annotations.NullMarked;
