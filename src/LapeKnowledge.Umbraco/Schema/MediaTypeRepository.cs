using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class MediaTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, StoredContentTypeMapper mapper, ContentConsequences consequences)
    : ContentTypeRepositoryBase<IMediaType>(schema, database, time, mapper, consequences), IMediaTypeRepository
{
    protected override IEnumerable<IMediaType> Shared => Schema.Current.MediaTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.MediaType;
}
