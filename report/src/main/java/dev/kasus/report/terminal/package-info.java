/** Reports for a terminal: plain lines of a given width, coloured where that is wanted. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.terminal;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
