namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>What every editor of blocks works with.</summary>
internal sealed record BlockServices(BlockCleaning Cleaning, BlockMapping Mapping, BlockMerging Merging, BlockNestedValidation Validation);
