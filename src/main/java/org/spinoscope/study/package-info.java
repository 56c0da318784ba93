/// The experiments: each is a function from a request record to a result record, with progress and cancellation.
/// Nothing here holds state or reads a preference, so the desktop, the report and the tests make the same calls.
@NullMarked
package org.spinoscope.study;

import org.jspecify.annotations.NullMarked;
