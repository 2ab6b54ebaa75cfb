/** The lines of code that record, with the tool of a log, what the log lacks. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.recording;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
