package dev.kasus.records.log.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.kasus.records.log.file.LogLimits;
import dev.kasus.records.log.file.LogNumber;
import dev.kasus.records.log.table.TableRows;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Finds the curves in JSON as it streams by: objects that are rows, and arrays of numbers. */
final class JsonTable {
    /** Reads what Python writes, to limits. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LogLimits.DEPTH)
                    .maxStringLength(LogLimits.ROW)
                    .maxNameLength(LogLimits.ROW)
                    .build())
            .build();

    private static final Set<String> PLANS =
            Set.of("num_train_epochs", "epochs", "max_epochs", "num_epochs", "n_epochs", "total_epochs");
    private static final Set<String> SETTINGS =
            Set.of("params", "config", "args", "hparams", "hyperparameters", "settings");
    private static final Set<String> WRAPPERS =
            Set.of("history", "logs", "log", "metrics", "log_history", "results", "data");
    private static final Set<String> SPLITS =
            Set.of("train", "training", "val", "valid", "validation", "eval", "evaluation", "test", "testing", "dev");
    private static final String TRANSFORMERS = "log_history";

    private final JsonRows rows;
    private final TableRows top = new TableRows('.');
    private final JsonHistory history = new JsonHistory();
    private int topRows;
    private long taken;
    private int planned;
    private boolean triples;

    /**
     * @param single name of a curve that has none inside
     */
    JsonTable(String single) {
        rows = new JsonRows(single);
    }

    /** Rows in arrays, or lines. */
    JsonRows rows() {
        return rows;
    }

    /** Objects at the top, one after the other. */
    TableRows top() {
        return top;
    }

    JsonHistory history() {
        return history;
    }

    int topRows() {
        return topRows;
    }

    int planned() {
        return planned;
    }

    /** Whether the trainer of Transformers wrote it. */
    boolean isOfTransformers() {
        return rows.isOfTransformers();
    }

    /** Whether its rows are arrays of time, step and value. */
    boolean isOfTriples() {
        return triples;
    }

    /** Reads everything that a parser has; what was read before an exception counts. */
    void read(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && !isDone(); token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                array(parser, "", "");
            } else if (token == JsonToken.START_OBJECT) {
                top.begin(parser.currentLocation().getLineNr());
                object(parser, "", true);
                topRows++;
                top.end();
            }
        }
    }

    /** Whether there are more numbers in arrays than are taken. */
    boolean isFull() {
        return taken >= LogLimits.VALUES;
    }

    private boolean isDone() {
        return isFull() || rows.table().isFull() || top.isFull();
    }

    private void object(JsonParser parser, String prefix, boolean outermost) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME && !isDone()) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case START_ARRAY -> array(parser, prefix, name);
                case START_OBJECT -> {
                    if (SETTINGS.contains(name)) {
                        settings(parser);
                    } else {
                        object(parser, WRAPPERS.contains(name) ? prefix : prefix + name + "/", false);
                    }
                }
                default -> {
                    if (outermost
                            && PLANS.contains(name)
                            && parser.currentToken().isNumeric()) {
                        planned = LogLimits.epochs(parser.getDoubleValue());
                    }
                    JsonRows.cell(parser, top, prefix + name);
                }
            }
        }
    }

    private void settings(JsonParser parser) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 1 && token.isNumeric() && PLANS.contains(parser.currentName())) {
                planned = LogLimits.epochs(parser.getDoubleValue());
            }
        }
    }

    private void array(JsonParser parser, String prefix, String name) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            if (name.equals(TRANSFORMERS)) {
                rows.setOfTransformers();
            }
            boolean split = SPLITS.contains(name.toLowerCase(Locale.ROOT));
            rows.table()
                    .section(split ? prefix + name : prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
            objects(parser);
            rows.table().section("");
        } else if (token == JsonToken.START_ARRAY && prefix.isEmpty() && name.isEmpty()) {
            triples = true;
            rows.triples(parser);
        } else if (token != JsonToken.END_ARRAY && token != JsonToken.START_ARRAY && !name.isEmpty()) {
            numbers(parser, prefix, name);
        } else {
            skip(parser, token);
        }
    }

    /** Skips the rest of an array that has been entered. */
    private static void skip(JsonParser parser, JsonToken first) throws IOException {
        for (JsonToken token = first; token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            parser.skipChildren();
        }
    }

    private void objects(JsonParser parser) throws IOException {
        JsonToken token = JsonToken.START_OBJECT;
        for (; token != null && token != JsonToken.END_ARRAY && !isDone(); token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                rows.line(parser, parser.currentLocation().getLineNr());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void numbers(JsonParser parser, String prefix, String name) throws IOException {
        JsonHistory.Numbers array = history.array(prefix, name);
        double[] number = new double[1];
        JsonToken token = parser.currentToken();
        for (; token != null && token != JsonToken.END_ARRAY && !isDone(); token = parser.nextToken()) {
            taken++;
            boolean is = token.isNumeric();
            if (is) {
                number[0] = parser.getDoubleValue();
            } else if (token == JsonToken.VALUE_STRING) {
                is = LogNumber.parse(parser.getText(), '.', number);
            }
            parser.skipChildren();
            if (array != null) {
                array.add(number[0], !is);
            }
        }
    }
}
