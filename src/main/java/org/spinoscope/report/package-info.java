/// A whole study as files: figures, tables, results.json, and a page that explains them.
@NullMarked
package org.spinoscope.report;

import org.jspecify.annotations.NullMarked;
