/** The command {@code kasus}: one file a subcommand, {@link dev.kasus.app.Main} lists them. */
@NullMarked
package dev.kasus.app;

import org.jspecify.annotations.NullMarked;
