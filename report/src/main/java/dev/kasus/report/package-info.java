/** One diagnosis as terminal text, HTML and JSON. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
