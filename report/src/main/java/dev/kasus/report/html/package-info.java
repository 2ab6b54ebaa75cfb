/** Reports as pages that hold all that they need. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.html;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
