/// What every other package stands on: progress with cancellation, and errors that a user can mend.
@NullMarked
package org.spinoscope.common;

import org.jspecify.annotations.NullMarked;
