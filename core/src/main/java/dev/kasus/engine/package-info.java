/** What trains a recipe; implemented outside of core. */
@NullMarked
@API(status = API.Status.STABLE, since = "0.2")
package dev.kasus.engine;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
