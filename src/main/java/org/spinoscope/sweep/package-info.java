/// Very many prompts: a plan of parts, each written whole or not at all, and the results as Parquet files that anybody
/// can read.
///
/// A part depends on nothing but the plan, and writing it twice gives the same bytes, so it does not matter where it
/// is computed: here, in a job array, or on a cluster.
@NullMarked
package org.spinoscope.sweep;

import org.jspecify.annotations.NullMarked;
