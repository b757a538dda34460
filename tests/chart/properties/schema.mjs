// Every property that a Vega-Lite specification may have, from its JSON schema: walked from the
// top, each kind of object with its properties. Definitions of the schema that are one kind of
// object in the grammar go under one name; what a channel may be told goes under the channel.
import fs from 'node:fs';

const KINDS = [
  [/^(TopLevel|Unit|Layer|Faceted|Generic)\w*Spec/, 'view'], [/^(\w*)(Concat|Facet|Repeat)Spec/, 'view'],
  [/^\w*(TopLevel)?Resolve$/, 'resolve'], [/ResolveMap$/, 'resolve.channel'],
  [/^(MarkDef|OverlayMarkDef)/, 'mark'], [/^(Mark|Bar|Area|Line|Rect|Tick)Config$/, 'config.mark'],
  [/^AxisConfig$/, 'config.axis'], [/^Axis$/, 'axis'], [/^LegendConfig$/, 'config.legend'], [/^Legend$/, 'legend'],
  [/^ScaleConfig$/, 'config.scale'], [/^Scale$/, 'scale'], [/^HeaderConfig$/, 'config.header'], [/^Header$/, 'header'],
  [/^TitleParams$/, 'title'], [/^BaseTitle/, 'config.title'], [/^Config$/, 'config'], [/^ViewConfig\./, 'config.view.discrete'],
  [/^ViewConfig$/, 'config.view'], [/^ViewBackground$/, 'view.frame'], [/^RangeConfig$/, 'config.range'], [/^FormatConfig$/, 'config'],
  [/^StyleConfigIndex$/, 'config.style'], [/^CompositionConfig$/, 'config.composition'], [/^SelectionConfig$/, 'config.selection'],
  [/^ScaleInvalidDataConfig$/, 'config.scale.invalid'], [/^ScaleInvalidDataShowAsValue/, 'config.scale.invalid.value'],
  [/^ConditionalAxisProperty/, 'axis.condition'], [/^Conditional/, 'condition'],
  [/^(Inline|Url|Named)Data$/, 'data'], [/^(Sequence|Graticule|Sphere)Generator$/, 'data'],
  [/^(Csv|Dsv|Json|Topo)DataFormat$/, 'data.format'], [/^Field\w*Predicate$/, 'predicate'], [/^(ParameterPredicate|Logical\w*)/, 'predicate'],
  [/^(Linear|Radial)Gradient$/, 'gradient'], [/^Encoding(SortField)$/, 'sort'], [/^(SortBy|SortField)/, 'sort'], [/^(RowCol<|LayoutAlign)/, 'rowcolumn'],
  [/^(\w*)SelectionConfig\w*$/, 'select'], [/^(Variable|Selection|TopLevelSelection)Parameter$/, 'param'], [/^ParameterExtent$/, 'param.extent'],
  [/^Bind\w+|LegendStreamBinding$/, 'bind'], [/^\w*Stream$/, 'stream'], [/^(Box|Error)\w*Def$/, 'composite'], [/^(Box|Error)\w*Config$/, 'config.composite'],
  [/^(Feature|LineString|Multi\w+|Polygon|Point$|Geometry\w*|GraticuleParams|Projection)/, 'maps'],
  [/^(Argmax|Argmin)Def$/, 'aggregate'], [/^TimeUnit(Transform)?Params$/, 'timeUnit'], [/^(Layer|Non)?\w*RepeatMapping$/, 'repeat'],
  [/^FacetMapping$/, 'facet'], [/^RepeatRef$/, 'repeat.field'], [/^(Range|Field)?(Scheme|Range)$/, 'scale.range'], [/^SchemeParams$/, 'scale.scheme'],
  [/^ScaleInterpolateParams$/, 'scale.interpolate'], [/^ScaleBinParams$/, 'scale.bins'], [/^TimeIntervalStep$/, 'interval'],
  [/^DomainUnionWith$/, 'scale.domain'], [/^TimeFormatSpecifier$/, 'format'], [/^Impute(Params|Sequence)$/, 'impute'], [/^Step$/, 'step'],
  [/^RelativeBandSize$/, 'band'], [/^(Number|Time)?Locale$/, 'config.locale'], [/^AutoSizeParams$/, 'autosize'], [/^LookupSelection$|^LookupData$/, 'lookup.from'],
  [/^(AggregatedFieldDef|JoinAggregateFieldDef|WindowFieldDef)$/, 'transform.field'], [/^BinParams$/, 'bin'], [/^DateTime$/, 'date'],
  [/^ExprRef$/, 'expr'], [/^GradientStop$/, 'gradient.stop'], [/^Padding$/, 'padding'], [/^SequenceParams$/, 'data.sequence'],
  [/^TooltipContent$/, 'tooltip'], [/^BrushConfig$/, 'select.mark']
];
const ENCODINGS = /^(Faceted|Shared)?Encoding(<.*)?$/;
// reached only by maps, which are not drawn
const MAPS = new Set(['maps', 'encoding.latitude', 'encoding.longitude', 'encoding.latitude2', 'encoding.longitude2']);
const MAP_PROPERTIES = new Set(['view.projection', 'encoding.latitude', 'encoding.longitude', 'encoding.latitude2', 'encoding.longitude2', 'config.projection',
  'config.geoshape', 'config.style.geoshape', 'data.sphere', 'data.graticule', 'data.format.feature', 'data.format.mesh']);

function kindOf(name) {
  for (const [pattern, kind] of KINDS) if (pattern.test(name)) return kind;
  const transform = name.match(/^(\w+)Transform$/);
  return transform ? 'transform.' + transform[1][0].toLowerCase() + transform[1].slice(1) : null;
}

// → Map of "kind.property" to {kind, property, via: properties that lead to the kind, maps}
export function properties(file) {
  const schema = JSON.parse(fs.readFileSync(file)), found = new Map(), seen = new Set();
  function add(kind, property, via) {
    const key = kind + '.' + property;
    if (!found.has(key)) found.set(key, {key, kind, property, via: new Set(), maps: MAPS.has(kind) || MAP_PROPERTIES.has(key)});
    if (via) found.get(key).via.add(via);
  }
  function walk(node, kind, channel, via) {
    if (!node || typeof node !== 'object') return;
    if (node.$ref) return enter(decodeURIComponent(node.$ref.slice('#/definitions/'.length)), kind, channel, via);
    for (const list of [node.anyOf, node.allOf, node.oneOf, Array.isArray(node.items) ? node.items : null])
      for (const one of list ?? []) walk(one, kind, channel, via);
    if (!Array.isArray(node.items)) walk(node.items, kind, channel, via);
    if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, kind, channel, via);
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      add(kind, name, via);
      const key = kind + '.' + name;
      const inner = kind === 'encoding' ? key : inlineKind(kind, name, value);
      walk(value, inner, kind === 'encoding' ? key : null, key);
    }
  }
  // an object that has no name in the schema
  const inlineKind = (kind, name, value) => value.properties ? kind + '.' + name : kind;
  function enter(name, kind, channel, via) {
    // definitions without a kind of their own belong to what they are found in
    const own = ENCODINGS.test(name) ? 'encoding' : name === 'FacetFieldDef' && !channel ? 'facet.field' : kindOf(name) ?? channel ?? kind;
    const inChannel = own === channel ? channel : null;
    const mark = name + '|' + own + '|' + via;
    if (seen.has(mark)) return;
    seen.add(mark);
    walk(schema.definitions[name], own, inChannel, via);
  }
  enter(schema.$ref.slice('#/definitions/'.length), 'view', null, null);
  return found;
}
