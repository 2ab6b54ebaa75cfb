/** What the casebook tells of each case: its story in order, the lines of code that it shows, and what to learn. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.casebook.story;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
