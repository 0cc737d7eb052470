package dev.vitalfew.bench;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Adds up the read units of scans, as DynamoDB says that it bills them, and notes every other call. */
final class Metered implements ExecutionInterceptor {

    private double readUnits;
    private final List<String> others = new ArrayList<>();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof ScanRequest scan
                ? scan.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        switch (response) {
            case ScanResponse scan -> readUnits += scan.consumedCapacity().capacityUnits();
            case QueryResponse _ -> others.add("Query");
            default -> note(context.request());
        }
    }

    private void note(SdkRequest request) {
        if (!(request instanceof BatchWriteItemRequest) && !(request instanceof CreateTableRequest)) {
            others.add(request.getClass().getSimpleName());
        }
    }

    double readUnits() {
        return readUnits;
    }

    /** All calls but scans, and but those by which the table was filled. */
    List<String> otherCalls() {
        return List.copyOf(others);
    }
}
