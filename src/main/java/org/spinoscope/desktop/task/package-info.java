/// Work off the screen: one thread that owns the model, requests of which the newest wins, and what they tell of their
/// progress. The only package that hands anything over to the FX thread.
@NullMarked
package org.spinoscope.desktop.task;

import org.jspecify.annotations.NullMarked;
