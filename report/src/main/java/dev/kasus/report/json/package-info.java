/** Reports for programs: the components of a record are the keys. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.json;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
