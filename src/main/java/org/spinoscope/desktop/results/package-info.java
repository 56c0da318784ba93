/// What the views watch: the loaded model and the results of the studies for the present prompts and selection.
/// Every result is computed on the inference thread and published as an observable value.
@NullMarked
package org.spinoscope.desktop.results;

import org.jspecify.annotations.NullMarked;
