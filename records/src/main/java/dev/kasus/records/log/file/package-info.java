/** Log files as bytes, text and rows, read to limits, whoever wrote them; and tables of words to compare them with. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.file;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
