/// The sweeps view: opens a folder of very many prompts, or starts one and watches it grow, and
/// shows what its heads do under any filter.
@NullMarked
package org.spinoscope.desktop.sweeps;

import org.jspecify.annotations.NullMarked;
