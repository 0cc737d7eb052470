package dev.vitalfew.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.vitalfew.local.template.TemplateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One instance of a function's code, fed and read as bytes the way Lambda's Java runtime does it. */
interface Handler {

    byte[] handle(byte[] event, Context context) throws IOException;

    /** Constructs the class that a template's Handler names, {@code package.Class} or {@code package.Class::method}. */
    static Handler load(String name) {
        var className = name.replaceAll("::.*", "");
        try {
            var type = Class.forName(className);
            return of(type.getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            throw new TemplateException("handler class " + className + " is not on the class path");
        } catch (ReflectiveOperationException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("handler " + className + " can't be constructed: " + cause, cause);
        }
    }

    private static Handler of(Object instance) {
        return switch (instance) {
            case RequestStreamHandler stream -> streaming(stream);
            case RequestHandler<?, ?> pojo -> typed(pojo);
            default ->
                throw new TemplateException(
                        instance.getClass() + " is neither a RequestStreamHandler nor a RequestHandler");
        };
    }

    private static Handler streaming(RequestStreamHandler handler) {
        return (event, context) -> {
            var out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event), out, context);
            return out.toByteArray();
        };
    }

    @SuppressWarnings("unchecked")
    private static <I, O> Handler typed(RequestHandler<I, O> handler) {
        var types = types(handler.getClass());
        var input = (PojoSerializer<I>) serializer(types[0]);
        var output = (PojoSerializer<O>) serializer(types[1]);
        return (event, context) -> {
            var answer = handler.handleRequest(input.fromJson(new ByteArrayInputStream(event)), context);
            var out = new ByteArrayOutputStream();
            write(output, answer, out);
            return out.toByteArray();
        };
    }

    private static <O> void write(PojoSerializer<O> output, @Nullable O answer, ByteArrayOutputStream out)
            throws IOException {
        if (answer == null) {
            out.write("null".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return;
        }
        output.toJson(answer, out);
    }

    private static Type[] types(Class<?> handler) {
        for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
            for (var declared : type.getGenericInterfaces()) {
                if (declared instanceof ParameterizedType generic && generic.getRawType() == RequestHandler.class) {
                    return generic.getActualTypeArguments();
                }
            }
        }
        throw new TemplateException(handler + " does not name its types in `implements RequestHandler<…>`");
    }

    private static PojoSerializer<?> serializer(Type type) {
        if (type instanceof Class<?> event && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())) {
            return LambdaEventSerializers.serializerFor(event, Handler.class.getClassLoader());
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
