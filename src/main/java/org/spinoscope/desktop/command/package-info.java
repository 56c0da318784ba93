/// Commands, declared once: name, shortcut, icon, action and when they are available.
/// Menus, toolbar, palette, tooltips and the shortcut sheet are all made from them.
@NullMarked
package org.spinoscope.desktop.command;

import org.jspecify.annotations.NullMarked;
