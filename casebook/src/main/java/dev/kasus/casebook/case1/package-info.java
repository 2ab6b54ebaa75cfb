/** Case 1: its arms, its faults and its claims. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.casebook.case1;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
