/// The output temperature: how certain the model is at each T, and the distribution at the chosen one.
@NullMarked
package org.spinoscope.desktop.temperature;

import org.jspecify.annotations.NullMarked;
