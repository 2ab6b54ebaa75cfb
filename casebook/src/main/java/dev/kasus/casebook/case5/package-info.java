/** Case 5: its arms, its faults and its claims. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.casebook.case5;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
