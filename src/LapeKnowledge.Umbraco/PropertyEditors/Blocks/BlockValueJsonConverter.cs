using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.Blocks;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Reads and writes the values of block editors, whose layout is kept by editor alias.</summary>
internal sealed class BlockValueJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => !typeToConvert.IsAbstract && typeof(BlockValue).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var layout = typeToConvert.BaseType!.GetGenericArguments()[0];
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, layout))!;
    }

    private sealed class Converter<TValue, TLayout> : JsonConverter<TValue>
        where TValue : BlockValue<TLayout>, new()
        where TLayout : IBlockLayoutItem
    {
        public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var value = new TValue();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return value;
            }
            foreach (var property in document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
            {
                switch (property.Name.ToLowerInvariant())
                {
                    case "contentdata":
                        value.ContentData = property.Value.Deserialize<List<BlockItemData>>(options) ?? [];
                        break;
                    case "settingsdata":
                        value.SettingsData = property.Value.Deserialize<List<BlockItemData>>(options) ?? [];
                        break;
                    case "expose":
                        value.Expose = property.Value.Deserialize<List<BlockItemVariation>>(options) ?? [];
                        break;
                    case "layout":
                        ReadLayout(value, property.Value, options);
                        break;
                }
            }
            return value;
        }

        public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            Write(writer, "contentData", value.ContentData, options);
            Write(writer, "settingsData", value.SettingsData, options);
            Write(writer, "expose", value.Expose, options);
            writer.WriteStartObject("layout");
            foreach (var (alias, items) in value.Layout)
            {
                Write(writer, alias, items.OfType<TLayout>().ToArray(), options);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        private static void Write<T>(Utf8JsonWriter writer, string name, T value, JsonSerializerOptions options)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, options);
        }

        private static bool IsLayoutOf(TValue value, string alias) => alias == value.PropertyEditorAlias || (value is RichTextBlockValue && alias == "Umbraco.TinyMCE");

        private static void ReadLayout(TValue value, JsonElement layouts, JsonSerializerOptions options)
        {
            foreach (var layout in layouts.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.Array && IsLayoutOf(value, l.Name)))
            {
                var items = layout.Value.Deserialize<TLayout[]>(options) ?? [];
                value.Layout[value.PropertyEditorAlias] = items.Cast<IBlockLayoutItem>().ToArray();
            }
        }
    }
}
