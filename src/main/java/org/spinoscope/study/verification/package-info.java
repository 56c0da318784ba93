/// Checks of a checkpoint: against GPT-2 small's known behaviour, or, for any other, of its inner consistency.
@NullMarked
package org.spinoscope.study.verification;

import org.jspecify.annotations.NullMarked;
