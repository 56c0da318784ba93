/// Shared foundations: progress with cancellation, errors that a user can correct, atomic files.
@NullMarked
package org.spinoscope.common;

import org.jspecify.annotations.NullMarked;
