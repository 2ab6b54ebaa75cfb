/** Curves, forest plots and maps as SVG. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.svg;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
