/** The command {@code kasus}: one file a subcommand, {@link dev.kasus.app.Main} lists them. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.app;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
