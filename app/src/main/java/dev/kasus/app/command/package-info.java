/** One file for each command, and what several of them read from a command line. */
@NullMarked
package dev.kasus.app.command;

import org.jspecify.annotations.NullMarked;
