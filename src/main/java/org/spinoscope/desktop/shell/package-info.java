/// The window around the views: theme, menus, toolbar, palette, tabs that split and tear off, status bar and errors.
@NullMarked
package org.spinoscope.desktop.shell;

import org.jspecify.annotations.NullMarked;
