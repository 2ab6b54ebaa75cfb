/** Reports for programs: the components of a record are the keys. */
@NullMarked
package dev.kasus.report.json;

import org.jspecify.annotations.NullMarked;
