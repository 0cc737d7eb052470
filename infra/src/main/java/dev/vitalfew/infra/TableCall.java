package dev.vitalfew.infra;

/** A call on a table's items as IAM names it; transactions are authorised by the writes and checks they hold. */
enum TableCall {
    GET("GetItem"),
    BATCH_GET("BatchGetItem"),
    QUERY("Query"),
    SCAN("Scan"),
    PUT("PutItem"),
    BATCH_WRITE("BatchWriteItem"),
    UPDATE("UpdateItem"),
    DELETE("DeleteItem"),
    CHECK("ConditionCheckItem");

    private final String action;

    TableCall(String name) {
        this.action = "dynamodb:" + name;
    }

    String action() {
        return action;
    }
}
