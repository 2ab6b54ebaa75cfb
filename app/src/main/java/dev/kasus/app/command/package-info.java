/** One file for each command, and what several of them read from a command line. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.app.command;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
