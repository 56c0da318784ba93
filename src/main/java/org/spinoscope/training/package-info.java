/// Trains the embedded demonstration model: a corpus of written facts, a GPT-2-shaped network under DJL's autograd, and
/// its export in Hugging Face's layout. Learned residuals are trained here too.
@NullMarked
package org.spinoscope.training;

import org.jspecify.annotations.NullMarked;
