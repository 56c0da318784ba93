/// The window around the views: theme, menus, toolbar, palette, tabs that split and tear off, task strip and errors.
@NullMarked
package org.spinoscope.desktop.shell;

import org.jspecify.annotations.NullMarked;
