/// Scores a checkpoint as a demonstration model: what it knows, what its heads attend to, and what happens without
/// them.
@NullMarked
package org.spinoscope.study.examination;

import org.jspecify.annotations.NullMarked;
