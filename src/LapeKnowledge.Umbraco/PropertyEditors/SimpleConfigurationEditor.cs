using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>Edits a configuration whose class says all there is to say about its fields.</summary>
internal sealed class SimpleConfigurationEditor<TConfiguration>(IIOHelper io) : ConfigurationEditor<TConfiguration>(io)
    where TConfiguration : new();
