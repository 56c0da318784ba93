/// What diffusing spins say about a model (sec. V.E): exactness, guidance by a field, baselines.
@NullMarked
package org.spinoscope.study.diffusion;

import org.jspecify.annotations.NullMarked;
