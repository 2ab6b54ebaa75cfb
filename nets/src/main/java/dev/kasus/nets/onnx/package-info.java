/** Networks in files of ONNX. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.nets.onnx;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
