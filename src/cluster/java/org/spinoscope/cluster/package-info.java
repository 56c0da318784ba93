/// A planned sweep on Apache Spark: a task computes a part with the same code as everywhere else.
@NullMarked
package org.spinoscope.cluster;

import org.jspecify.annotations.NullMarked;
