package dev.vitalfew.local.functions;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Sees each try of each call that functions make; the AWS SDK finds it by a file of the class path. */
public final class CallInterceptor implements ExecutionInterceptor {

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        Invocation.current().ifPresent(invocation -> invocation.beforeCall(isToTable(attributes)));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        if (isToTable(attributes)) {
            Invocation.current().ifPresent(Invocation::afterTableCall);
        }
    }

    private static boolean isToTable(ExecutionAttributes attributes) {
        return "DynamoDb".equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
    }
}
