/** What is told of a network in a file: its layers, its sums, and what asks for trouble. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.report.network;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
