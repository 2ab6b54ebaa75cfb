/** What a person sees while a command works: the terminal, progress, error messages and exit codes. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.app.terminal;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
