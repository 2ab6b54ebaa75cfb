/** The species of the reef, and how one fish is drawn. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.data.reef.fish;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
