package dev.kasus.records.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
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
                    .maxNestingDepth(FormatLimits.DEPTH)
                    .maxStringLength(FormatLimits.ROW)
                    .maxNameLength(FormatLimits.ROW)
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

    /** Marks the last entry of Transformers: totals, not a step. */
    private static final String SUMMARY = "train_runtime";

    private final String single;
    private final TableRows rows = new TableRows('.');
    private final TableRows top = new TableRows('.');
    private final JsonHistory history = new JsonHistory();
    private int topRows;
    private long taken;
    private int planned;
    private boolean transformers;
    private boolean summary;
    private boolean triples;

    /**
     * @param single name of a curve that has none inside
     */
    JsonTable(String single) {
        this.single = single;
    }

    /** Rows in arrays, or lines. */
    TableRows rows() {
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
        return transformers;
    }

    /** Whether its rows are arrays of time, step and value. */
    boolean isOfTriples() {
        return triples;
    }

    /** Reads everything that a parser has; what was read before an exception counts. */
    void read(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && !isFull(); token = parser.nextToken()) {
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

    /** Reads one object as a row. */
    void line(JsonParser parser, long line) throws IOException {
        rows.begin(line);
        summary = false;
        try {
            cells(parser, rows, "");
        } catch (IOException damaged) {
            rows.drop();
            throw damaged;
        }
        if (transformers && summary) {
            rows.drop();
        }
        rows.end();
    }

    private boolean isFull() {
        return rows.isFull() || top.isFull() || taken >= FormatLimits.VALUES;
    }

    private void object(JsonParser parser, String prefix, boolean outermost) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME && !isFull()) {
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
                        planned = FormatLimits.epochs(parser.getDoubleValue());
                    }
                    cell(parser, top, prefix + name);
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
                planned = FormatLimits.epochs(parser.getDoubleValue());
            }
        }
    }

    private void array(JsonParser parser, String prefix, String name) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            transformers |= name.equals(TRANSFORMERS);
            boolean split = SPLITS.contains(name.toLowerCase(Locale.ROOT));
            rows.section(split ? prefix + name : prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1));
            objects(parser);
            rows.section("");
        } else if (token == JsonToken.START_ARRAY && prefix.isEmpty() && name.isEmpty()) {
            triples = true;
            arrays(parser);
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
        for (; token != null && token != JsonToken.END_ARRAY && !isFull(); token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                line(parser, parser.currentLocation().getLineNr());
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Time, step and value, as TensorBoard writes a curve. */
    private void arrays(JsonParser parser) throws IOException {
        TableColumn step = rows.column("step");
        TableColumn value = rows.column("value");
        if (value != null) {
            value.belongsTo("", single);
        }
        JsonToken token = JsonToken.START_ARRAY;
        for (;
                token == JsonToken.START_ARRAY && !isFull() && step != null && value != null;
                token = parser.nextToken()) {
            rows.begin(parser.currentLocation().getLineNr());
            int at = 0;
            for (JsonToken cell = parser.nextToken();
                    cell != null && cell != JsonToken.END_ARRAY;
                    cell = parser.nextToken()) {
                if (at == 1 || at == 2) {
                    number(parser, rows, at == 1 ? step : value);
                }
                parser.skipChildren();
                at++;
            }
            rows.end();
        }
    }

    private void numbers(JsonParser parser, String prefix, String name) throws IOException {
        JsonHistory.Numbers array = history.array(prefix, name);
        double[] number = new double[1];
        JsonToken token = parser.currentToken();
        for (; token != null && token != JsonToken.END_ARRAY && !isFull(); token = parser.nextToken()) {
            taken++;
            boolean is = token.isNumeric();
            if (is) {
                number[0] = parser.getDoubleValue();
            } else if (token == JsonToken.VALUE_STRING) {
                is = TableNumber.parse(parser.getText(), '.', number);
            }
            parser.skipChildren();
            if (array != null) {
                array.add(number[0], !is);
            }
        }
    }

    private void cells(JsonParser parser, TableRows into, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix.isEmpty() ? parser.currentName() : prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                cells(parser, into, name + "/");
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                cell(parser, into, name);
            }
        }
        if (parser.currentToken() == null) {
            throw new IOException("the object is cut off");
        }
    }

    private void cell(JsonParser parser, TableRows into, String name) throws IOException {
        summary |= name.equals(SUMMARY);
        TableColumn column = into.column(name);
        if (column != null) {
            number(parser, into, column);
        }
    }

    private static void number(JsonParser parser, TableRows into, TableColumn column) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isNumeric()) {
            into.number(column, parser.getDoubleValue(), false);
        } else if (token == JsonToken.VALUE_STRING) {
            into.text(column, parser.getText().strip());
        }
    }
}
