/// What the user has chosen and written, apart from any control: the one selection, its history, undo, the session
/// file and the preferences.
@NullMarked
package org.spinoscope.desktop.state;

import org.jspecify.annotations.NullMarked;
