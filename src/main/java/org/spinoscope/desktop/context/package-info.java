/// Context menus: what a view shows at a place as a data object, and the commands that are about it. One listener of
/// each window opens the menus, by pointer and by keyboard.
@NullMarked
package org.spinoscope.desktop.context;

import org.jspecify.annotations.NullMarked;
