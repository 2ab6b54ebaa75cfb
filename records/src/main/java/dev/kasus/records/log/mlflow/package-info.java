/** The stores of MLflow: folders and a database. */
@NullMarked
@API(status = API.Status.INTERNAL)
package dev.kasus.records.log.mlflow;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
