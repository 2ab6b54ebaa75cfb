/** A network as one neutral value: layers, how they are joined, their shapes and weights. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.graph;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
