/** What a person sees while a command works: the terminal, progress, error messages and exit codes. */
@NullMarked
package dev.kasus.app.terminal;

import org.jspecify.annotations.NullMarked;
